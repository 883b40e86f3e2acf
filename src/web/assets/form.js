// The open form: a draft that stays in the browser until it is sent, a day at most, and a word when there is no connection.
const KEPT = 'ilmiotutka-draft';
const LONGEST = 24 * 60 * 60 * 1000;
const FIELDS = ['text', 'municipality', 'service_line', 'proposal', 'reporter'];

/** Reads the draft that is kept; a browser that keeps nothing has none. */
function kept() {
  try {
    const draft = JSON.parse(localStorage.getItem(KEPT));
    if (draft && Date.now() - draft.at < LONGEST) return draft.values;
    localStorage.removeItem(KEPT);
  } catch { /* It may be forbidden to keep anything, or what is kept may be of another version. */ }
  return undefined;
}

function keep(values) {
  try {
    if (values) localStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), values }));
    else localStorage.removeItem(KEPT);
    return true;
  } catch {
    return false;
  }
}

function guard(form) {
  const note = form.querySelector('[data-draft-note]');
  const typed = () => {
    const sent = new FormData(form);
    return Object.fromEntries(FIELDS.map((name) => [name, sent.get(name) ?? '']));
  };
  const isEmpty = () => !form.elements.text.value && !form.elements.proposal.value;

  const draft = kept();
  if (draft && isEmpty()) {
    for (const name of FIELDS) if (draft[name]) form.elements[name].value = draft[name];
  }
  note.hidden = isEmpty() || !kept();

  form.addEventListener('input', () => {
    note.hidden = isEmpty() || !keep(typed());
    if (isEmpty()) keep(undefined);
  });
  form.querySelector('[data-draft-clear]').addEventListener('click', () => {
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (field instanceof RadioNodeList) for (const choice of field) choice.checked = false;
      else field.value = '';
    }
    keep(undefined);
    note.hidden = true;
    form.elements.text.focus();
  });

  const offline = document.querySelector('[data-offline]');
  form.addEventListener('submit', (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    offline.hidden = false;
    offline.scrollIntoView({ block: 'center' });
  });
  window.addEventListener('online', () => { offline.hidden = true; });
}

const form = document.querySelector('form[data-draft]');
if (form) guard(form);
if (document.querySelector('[data-receipt]')) keep(undefined);
