import {createTheme, type CSSVariablesResolver, type MantineColorsTuple} from '@mantine/core';

/** Petrol cloth: the colour of what one can press. */
const petrol: MantineColorsTuple = ['#e9f3f3', '#d3e4e5', '#a8cace', '#7badb4', '#54929b', '#387a85', '#256672', '#1b5560', '#17424a', '#0f2f36'];
/** Paper and ink: warm where a computer's greys are cold. */
const gray: MantineColorsTuple = ['#f7f4ee', '#efebe3', '#e4dfd5', '#d3cdc1', '#bab3a6', '#958f83', '#716c62', '#565149', '#3b3833', '#26241f'];
const dark: MantineColorsTuple = ['#e2ddd4', '#c4beb3', '#a39d92', '#79746b', '#4b4843', '#393632', '#2a2825', '#201e1c', '#181715', '#100f0e'];

const SERIF = "'Source Serif 4 Variable', 'Iowan Old Style', Georgia, serif";
const SANS = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: {light: 7, dark: 5},
  colors: {petrol, gray, dark},
  white: '#fffdfa',
  black: '#26241f',
  autoContrast: true,
  fontFamily: SANS,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  headings: {
    fontFamily: SERIF,
    fontWeight: '600',
    sizes: {
      h1: {fontSize: '1.9rem', lineHeight: '1.2'},
      h2: {fontSize: '1.3rem', lineHeight: '1.3'},
      h3: {fontSize: '1.08rem', lineHeight: '1.35'},
    },
  },
  other: {serif: SERIF},
});

/** Greys that are read keep a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3). */
export const variables: CSSVariablesResolver = () => ({
  variables: {'--serif': SERIF},
  light: {
    '--mantine-color-body': '#faf7f2',
    '--mantine-color-dimmed': '#625d54',
    '--mantine-color-placeholder': '#6d685e',
    '--mantine-color-error': '#a3261b',
    '--mantine-color-anchor': '#1b5560',
    '--surface': '#fffdfa',
    '--line': '#e6e0d5',
    '--gold': '#a06c12',
    '--good': '#1b643a', '--good-back': '#e2f1e5',
    '--bad': '#9b2419', '--bad-back': '#fae6e1',
    '--fault': '#6f2c6c', '--fault-back': '#f4e5f2',
    '--warn': '#744c00', '--warn-back': '#faeed1',
    '--busy': '#17546d', '--busy-back': '#dfeef5',
    '--quiet': '#565149', '--quiet-back': '#efebe3',
  },
  dark: {
    '--mantine-color-body': '#181715',
    '--mantine-color-dimmed': '#a8a297',
    '--mantine-color-placeholder': '#98928a',
    '--mantine-color-error': '#f2a59b',
    '--mantine-color-anchor': '#8fc3ca',
    '--surface': '#201e1c',
    '--line': '#37342f',
    '--gold': '#d8a850',
    '--good': '#93d9a9', '--good-back': '#1c3324',
    '--bad': '#f4aaa0', '--bad-back': '#44221e',
    '--fault': '#e3b0e0', '--fault-back': '#3d213d',
    '--warn': '#efc97f', '--warn-back': '#3c2f13',
    '--busy': '#93cce5', '--busy-back': '#16313d',
    '--quiet': '#c4beb3', '--quiet-back': '#302d29',
  },
});
