import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Problem} from '../problem.mjs';
import {productFolder} from '../product.mjs';
import {plain, table} from '../style.mjs';

/** The bill of materials that the build has put into the product: CycloneDX in JSON. */
export const sbomFile = () => join(productFolder(), 'sbom', 'bindery.cdx.json');

export default {
  name: 'sbom',
  summary: 'what the product is made of: each library with its version',
  options: {json: {type: 'boolean', help: 'one JSON object a line: group, name, version, purl, sha256, place'}},
  notes: ['The whole bill of materials (CycloneDX) is sbom/bindery.cdx.json in the product; scanners read it.'],

  async run({values}, io) {
    const file = sbomFile();
    if (!existsSync(file)) throw new Problem(`there is no bill of materials at ${file}`, 'the build makes it: ./bindery up');
    const parts = JSON.parse(readFileSync(file, 'utf8')).components.map((it) => ({
      group: it.group ?? '', name: it.name, version: it.version ?? '', purl: it.purl ?? '',
      sha256: it.hashes?.[0]?.content ?? '', place: it.properties?.[0]?.value ?? '',
    }));
    if (values.json) {
      parts.forEach(io.json);
      return 0;
    }
    for (const line of table(['library', 'version'], parts.map((it) => [plain(`${it.group}:${it.name}`), plain(it.version)]), io.paint)) io.print(line);
    io.print(`${parts.length} parts; all about them in ${file}`);
    return 0;
  },
};
