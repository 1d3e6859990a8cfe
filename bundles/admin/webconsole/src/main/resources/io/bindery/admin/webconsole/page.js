// Fills the page with what the platform says of itself. Text is set as text: nothing that a book or a plugin says becomes markup.
(() => {
  const PAUSE_MS = 5000;
  const root = document.getElementById('bindery');
  const status = root.querySelector('[role=status]');

  const SECTIONS = [
    {name: 'Jobs', rows: 'counts', columns: ['state', 'jobs']},
    {name: 'Pipeline', rows: 'steps', columns: ['step', 'running']},
    {name: 'Under way', rows: 'running', columns: ['id', 'fileName', 'publisher', 'step', 'since']},
    {name: 'Queues', rows: 'queues', columns: ['queue', 'waiting', 'lagSeconds', 'note']},
    {name: 'Plugins', rows: 'plugins', columns: ['name', 'kind', 'version', 'state', 'breaker', 'calls', 'failures', 'lastFailure']},
  ];
  const LABELS = {fileName: 'file', lagSeconds: 'lag in seconds', lastFailure: 'last failure'};

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  function table({rows, columns}, overview) {
    const made = element('table', undefined, 'nicetable ui-widget');
    const head = made.createTHead().insertRow();
    for (const column of columns) {
      const cell = element('th', LABELS[column] ?? column, 'ui-widget-header');
      cell.scope = 'col';
      head.append(cell);
    }
    const body = made.createTBody();
    for (const row of overview[rows]) {
      const line = body.insertRow();
      if (row.wrong) line.className = 'wrong';
      for (const column of columns) {
        const value = row[column] ?? '';
        line.append(element('td', String(value), typeof value === 'number' ? 'number' : ''));
      }
    }
    return overview[rows].length ? made : element('p', 'none');
  }

  function show(overview) {
    root.querySelectorAll('section').forEach((old) => old.remove());
    for (const section of SECTIONS) {
      const made = element('section');
      made.append(element('h2', section.name), table(section, overview));
      root.append(made);
    }
    status.textContent = overview.missing.length
      ? `Not there just now: ${overview.missing.join(', ')}. What needs them is left out.`
      : `As of ${overview.at}.`;
  }

  async function ask() {
    try {
      const answer = await fetch(root.dataset.overview, {credentials: 'same-origin', cache: 'no-store'});
      if (!answer.ok) throw new Error(`the platform answered ${answer.status}`);
      show(await answer.json());
    } catch (e) {
      status.textContent = `${e.message}. It is asked again in ${PAUSE_MS / 1000} seconds.`;
    }
    setTimeout(ask, PAUSE_MS);
  }

  ask();
})();
