import type {Attribute} from '../../api/types';

/** A configuration as a form holds it: text for all but switches. */
export type Values = Record<string, string | boolean>;

export type Kind = 'switch' | 'number' | 'list' | 'secret' | 'text';

export const keyOf = (attribute: Attribute): string => attribute.id ?? attribute.name;
export const isList = (attribute: Attribute): boolean => Array.isArray(attribute.value ?? attribute.default) || /\[\]|list|array/i.test(attribute.type);

export function kindOf(attribute: Attribute): Kind {
  if (isList(attribute)) return 'list';
  if (/bool/i.test(attribute.type)) return 'switch';
  if (/int|long|short|byte|double|float|number/i.test(attribute.type)) return 'number';
  return /password|secret/i.test(attribute.type) ? 'secret' : 'text';
}

function shown(attribute: Attribute, value: unknown): string | boolean {
  const kind = kindOf(attribute);
  if (kind === 'switch') return value === true || value === 'true';
  if (kind === 'list') return (Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value]).join('\n');
  return value === undefined || value === null ? '' : String(value);
}

export const valuesOf = (attributes: Attribute[]): Values => Object.fromEntries(attributes.map((it) => [keyOf(it), shown(it, it.value ?? it.default)]));

/** What is sent: what has changed, in its own type. */
export function changesOf(attributes: Attribute[], values: Values): Record<string, unknown> {
  const before = valuesOf(attributes);
  const changes: Record<string, unknown> = {};
  for (const attribute of attributes) {
    const key = keyOf(attribute);
    const value = values[key];
    if (value === undefined || value === before[key]) continue;
    changes[key] = typed(attribute, value);
  }
  return changes;
}

function typed(attribute: Attribute, value: string | boolean): unknown {
  switch (kindOf(attribute)) {
    case 'switch': return value === true;
    case 'number': return value === '' ? null : Number(value);
    case 'list': return String(value).split('\n').map((it) => it.trim()).filter(Boolean);
    default: return value;
  }
}
