import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Follower, standing} from '../src/follow.mjs';

/** Answers each look at the jobs with the next of these states. */
function apiOf(...looks) {
  const asked = [];
  return {
    asked,
    async getPatiently(path) {
      asked.push(path);
      const job = looks.length > 1 ? looks.shift() : looks[0];
      return path === '/jobs' ? {jobs: job.pushedOff ? [] : [job]} : job;
    },
  };
}

const job = (state, more) => ({id: 'j', state, waitingFor: '', steps: [], ...more});

test('a job is followed to its end', async () => {
  const told = [];
  const follower = new Follower(apiOf(job('QUEUED'), job('RUNNING'), job('RETRYING'), job('SUCCEEDED')), {pauseMs: 1});
  const end = await follower.until('j', (it) => told.push(it.state));
  assert.equal(end.state, 'SUCCEEDED');
  assert.deepEqual(told, ['QUEUED', 'RUNNING', 'RETRYING']);
});

test('a job that needs a person is at an end for us', async () => {
  const end = await new Follower(apiOf(job('NEEDS_REVIEW')), {pauseMs: 1}).until('j', () => {});
  assert.equal(end.state, 'NEEDS_REVIEW');
});

test('a job that waits for a plugin is waited for only so long', async () => {
  const waiting = job('QUEUED', {waitingFor: 'a plugin for EPUB'});
  const end = await new Follower(apiOf(waiting), {pauseMs: 1, waitLimitMs: 30}).until('j', () => {});
  assert.equal(end.waitingFor, 'a plugin for EPUB');
});

test('a job that stops waiting in time is followed on', async () => {
  const api = apiOf(job('QUEUED', {waitingFor: 'x'}), job('RUNNING'), job('QUEUED', {waitingFor: 'x'}), job('SUCCEEDED'));
  const end = await new Follower(api, {pauseMs: 1, waitLimitMs: 10_000}).until('j', () => {});
  assert.equal(end.state, 'SUCCEEDED');
});

test('a job that newer ones have pushed off the page is asked for by itself', async () => {
  const api = apiOf(job('RUNNING', {pushedOff: true}), job('SUCCEEDED'));
  assert.equal((await new Follower(api, {pauseMs: 1}).until('j', () => {})).state, 'SUCCEEDED');
  assert.deepEqual(api.asked, ['/jobs', '/jobs/j']);
});

test('a platform that stays away ends the waiting', async () => {
  const api = {getPatiently: async () => Promise.reject(new Error('away'))};
  await assert.rejects(new Follower(api, {pauseMs: 1}).until('j', () => {}), /away/);
});

test('how a job stands is told in a few words', () => {
  assert.equal(standing(job('RUNNING', {steps: [{name: 'validate', plugin: 'epub', state: 'RUNNING'}]})), 'validate (epub)');
  assert.equal(standing(job('QUEUED', {waitingFor: 'a plugin'})), 'waits for a plugin');
  assert.equal(standing(job('QUEUED')), 'in the queue');
});
