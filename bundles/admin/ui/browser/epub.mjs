import {crc32} from 'node:zlib';
import {randomBytes, randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const packageOf = ({title, id, extra}) => `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:${id}</dc:identifier>${title ? `<dc:title>${title}</dc:title>` : ''}<dc:language>en</dc:language><dc:creator>Nell Ashby</dc:creator>
    <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>${extra ? '<item id="sound" href="sound.mp3" media-type="audio/mpeg"/>' : ''}
  </manifest>
  <spine><itemref idref="text"/></spine>
</package>`;

const NAVIGATION = `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head><body><nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav></body></html>`;

const TEXT = `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Text</title></head><body><p>The tide came in twice that day.</p></body></html>`;

/** A zip archive whose entries are stored as they are (APPNOTE 6.3, sections 4.3.7 and 4.3.12). */
function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(10, 4);
    head.writeUInt32LE(0x00210000, 10); // the first day of 1980
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(10, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), bytes);
    at += 30 + name.length + bytes.length;
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Writes a small EPUB 3 that nobody has sent before; without a title it is faulty, and `extra` bytes of sound make it as large as one likes. */
export function writeEpub(path, {title, extra = 0}) {
  const entries = [
    ['mimetype', 'application/epub+zip'], ['META-INF/container.xml', CONTAINER], ['EPUB/package.opf', packageOf({title, id: randomUUID(), extra})],
    ['EPUB/nav.xhtml', NAVIGATION], ['EPUB/text.xhtml', TEXT],
  ];
  if (extra) entries.push(['EPUB/sound.mp3', Buffer.concat([Buffer.from('ID3'), randomBytes(extra)])]);
  writeFileSync(path, zip(entries));
  return path;
}
