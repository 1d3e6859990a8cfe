import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {Desk} from '../fake/desk.mjs';
import {requireOnix} from '../src/commands/import-onix.mjs';

describe('import-onix', () => {
  let desk;
  before(() => (desk = new Desk()));
  after(() => desk.close());

  const file = (name, content) => {
    const path = join(desk.books, name);
    writeFileSync(path, content);
    return path;
  };

  test('what is no ONIX is told before anything is sent', async () => {
    const run = await desk.run('import-onix', file('book.xml', '<?xml version="1.0"?><FictionBook/>'));
    assert.equal(run.code, 1);
    assert.match(run.err, /does not begin like an ONIX message/);
    assert.match(run.err, /bindery ingest/);
    assert.equal((await desk.run('import-onix', join(desk.books, 'nowhere.xml'))).code, 1);
    assert.equal((await desk.run('import-onix')).code, 2);
  });

  test('messages are known in every dress', () => {
    requireOnix(file('a.xml', '\ufeff<?xml version="1.0"?>\n<!-- a comment -->\n<ONIXMessage release="3.0">'));
    requireOnix(file('b.xml', '<ONIXmessage>'));
    requireOnix(file('c.xml', '<o:ONIXMessage xmlns:o="http://ns.editeur.org/onix/3.0/reference">'));
    requireOnix(file('d.xml', Buffer.from('\ufeff<ONIXMessage>', 'utf16le')));
  });
});
