/** The number of letters to insert, delete or replace to make one word of the other (Levenshtein). */
function distance(a, b) {
  let row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

/** The known word that was most likely meant; undefined if none is near. */
export function nearest(word, known) {
  const ranked = known
    .map((name) => ({name, far: name.startsWith(word) && word ? 0.5 : distance(word, name)}))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(1, Math.floor(best.name.length / 3) + 1) ? best.name : undefined;
}
