/** Prints a table: the first row is the heading. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[column]))).join('  '));
  }
}

/** Prints the figures as one line of JSON. */
export const line = (benchmark, figures) => console.log(JSON.stringify({benchmark, ...figures}));

/** Rounds to so many places after the point. */
export const round = (number, places = 1) => Number(number.toFixed(places));

export const seconds = () => performance.now() / 1000;
