// Keys for the buttons and links that name one (`data-key`): a sign, a digit, or a digit with shift. Whoever dictates or
// types with a switch turns them off, and the choice is kept in the browser (WCAG 2.1, 2.1.4).
const KEPT = 'ilmiotutka-keys';
const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), select, textarea';

const areOn = () => localStorage.getItem(KEPT) !== 'off';

/** Returns how `data-key` names what was pressed. */
function named(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit) return event.shiftKey ? `shift+${digit}` : digit;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

export function listen() {
  for (const note of document.querySelectorAll('[data-keys]')) {
    const box = note.querySelector('[data-keys-switch]');
    const show = () => {
      box.checked = areOn();
      document.documentElement.classList.toggle('keys-off', !areOn());
    };
    box.addEventListener('change', () => {
      localStorage.setItem(KEPT, box.checked ? 'on' : 'off');
      show();
    });
    note.hidden = false;
    show();
  }

  let isLeaving = false;
  document.addEventListener('keydown', (event) => {
    if (isLeaving || event.ctrlKey || event.altKey || event.metaKey || event.repeat || !areOn()) return;
    if (event.target.closest?.(TYPED_INTO)) return;
    const element = document.querySelector(`[data-key="${CSS.escape(named(event))}"]`);
    if (!element) return;
    event.preventDefault();
    isLeaving = true;
    element.click();
  });
  // A page that the browser brings back as it was listens again.
  window.addEventListener('pageshow', () => { isLeaving = false; });
}
