/** Bookcloth in ten muted colours, all dark enough for light letters. */
const CLOTHS = ['#2f4a4f', '#5b3a36', '#3d4a35', '#4b3d57', '#2e3f5c', '#6a4b2a', '#444845', '#5a2f42', '#2f5147', '#59502f'];

/** Always the same one for the same book. */
export function clothOf(text: string): string {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return CLOTHS[Math.abs(hash) % CLOTHS.length]!;
}
