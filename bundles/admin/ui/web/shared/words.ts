/** "wordCount" and "word-count" as "Word count". */
export function words(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ').toLowerCase().trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
