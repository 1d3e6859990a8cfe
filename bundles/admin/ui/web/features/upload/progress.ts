/** How a file is doing. */
export type Phase = 'waiting' | 'uploading' | 'paused' | 'uploaded' | 'failed';

export type Doing = {
  isPaused?: boolean; error?: string | null; size?: number | null;
  progress: {uploadStarted?: number | null; uploadComplete?: boolean; bytesUploaded?: number | false; bytesTotal?: number | null};
};

export function phaseOf(file: Doing): Phase {
  if (file.error) return 'failed';
  if (file.progress.uploadComplete) return 'uploaded';
  if (file.isPaused) return 'paused';
  return file.progress.uploadStarted ? 'uploading' : 'waiting';
}

/** From 0 to 1. */
export function shareOf(file: Doing): number {
  if (file.progress.uploadComplete) return 1;
  const total = file.size || file.progress.bytesTotal || 0;
  return total ? Math.min(1, (file.progress.bytesUploaded || 0) / total) : 0;
}

/** How long the rest takes at the pace so far; undefined where it is too early to say. */
export function leftMs(file: Doing, now: number): number | undefined {
  const share = shareOf(file);
  const started = file.progress.uploadStarted;
  if (phaseOf(file) !== 'uploading' || !started || share < 0.02 || now - started < 1_500) return undefined;
  return ((now - started) / share) * (1 - share);
}

/** As the intake takes it: the name of a folder. */
export const isPublisher = (name: string): boolean => /^[a-z0-9][a-z0-9_-]{0,62}$/.test(name);
