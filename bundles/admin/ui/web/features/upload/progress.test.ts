import {describe, expect, it} from 'vitest';
import {type Doing, isPublisher, leftMs, phaseOf, shareOf} from './progress';

const file = (parts: Partial<Doing>): Doing => ({size: 100, progress: {}, ...parts});

describe('an upload', () => {
  it('has a phase', () => {
    expect(phaseOf(file({}))).toBe('waiting');
    expect(phaseOf(file({progress: {uploadStarted: 1}}))).toBe('uploading');
    expect(phaseOf(file({isPaused: true, progress: {uploadStarted: 1}}))).toBe('paused');
    expect(phaseOf(file({progress: {uploadStarted: 1, uploadComplete: true}}))).toBe('uploaded');
    expect(phaseOf(file({error: 'no', isPaused: true, progress: {uploadStarted: 1}}))).toBe('failed');
  });

  it('never exceeds the whole', () => {
    expect(shareOf(file({progress: {bytesUploaded: 25}}))).toBe(0.25);
    expect(shareOf(file({progress: {bytesUploaded: 130}}))).toBe(1);
    expect(shareOf(file({size: 0, progress: {bytesUploaded: false}}))).toBe(0);
  });

  it('tells what is left from the pace so far, and not too early', () => {
    expect(leftMs(file({progress: {uploadStarted: 1_000, bytesUploaded: 25}}), 5_000)).toBe(12_000);
    expect(leftMs(file({progress: {uploadStarted: 1_000, bytesUploaded: 25}}), 2_000)).toBeUndefined();
    expect(leftMs(file({progress: {uploadStarted: 1_000, bytesUploaded: 0}}), 9_000)).toBeUndefined();
  });
});

describe('a publisher', () => {
  it('is a name that can be a folder', () => {
    for (const name of ['acme', 'penguin-2', 'a_c', '4thestate']) expect(isPublisher(name), name).toBe(true);
    for (const name of ['', '..', 'a b', 'a/b', '-x', 'ä', 'Acme']) expect(isPublisher(name), name).toBe(false);
  });
});
