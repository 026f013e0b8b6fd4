(() => {
  const form = document.getElementById('filters');
  const findings = [...document.querySelectorAll('.finding')];
  const rules = [...document.querySelectorAll('details.rule')];
  const factors = [...document.querySelectorAll('section.factor')];
  const shown = form.querySelector('.shown');
  const counted = findings.filter(({ dataset }) => dataset.kind !== 'evidence').length;

  function apply() {
    const given = new FormData(form);
    const factor = given.get('factor');
    const status = given.get('status');
    const path = String(given.get('path')).trim().toLowerCase();
    const kinds = new Set(given.getAll('kind'));
    const isNarrow = path !== '' || kinds.size < form.querySelectorAll('[name=kind]').length;
    for (const finding of findings) {
      finding.hidden = !kinds.has(finding.dataset.kind) || !finding.dataset.path.toLowerCase().includes(path);
    }
    for (const rule of rules) {
      const isOther = status !== '' && rule.dataset.status !== status;
      rule.hidden = isOther || (isNarrow && !rule.querySelector('.finding:not([hidden])'));
    }
    for (const item of document.querySelectorAll('.silent li')) item.hidden = status !== '' && item.dataset.status !== status;
    for (const silent of document.querySelectorAll('.silent')) silent.hidden = isNarrow || !silent.querySelector('li:not([hidden])');
    const isChosen = isNarrow || status !== '';
    for (const section of factors) {
      const isOther = factor !== '' && section.dataset.factor !== factor;
      section.hidden = isOther || (isChosen && !section.querySelector('details:not([hidden])'));
    }
    const left = findings.filter((each) => each.dataset.kind !== 'evidence' && !each.closest('[hidden]')).length;
    shown.textContent = `${left} of ${counted} findings shown`;
  }

  /** What a link leads to may be hidden or closed. */
  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id === '' ? null : document.getElementById(id);
    if (!target) return;
    if (target.closest('[hidden]')) {
      form.reset();
      apply();
    }
    for (let up = target.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
    target.scrollIntoView();
  }

  const open = (isOpen) => {
    for (const each of document.querySelectorAll('section.factor details')) each.open = isOpen;
  };

  /** Paper cannot be opened: everything is, and afterwards what was closed is again. */
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const each of closed) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of closed) each.open = false;
  });

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  form.elements.expand.addEventListener('click', () => open(true));
  form.elements.collapse.addEventListener('click', () => open(false));
  addEventListener('hashchange', reveal);
  apply();
  reveal();
})();
