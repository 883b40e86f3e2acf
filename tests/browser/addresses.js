// The pages that have an address of their own, each by the name of its pictures.

/** What anybody may open. */
export const OPEN_PAGES = {
  form: '/',
  'form-preset': '/?county=pohjanmaa&service_line=iakkaat',
  'receipt-search': '/receipts',
  privacy: '/privacy',
  accessibility: '/accessibility',
  'sign-in': '/sign-in',
  'sign-in-code': '/sign-in-code',
  api: '/api',
};

/** What the work group opens. */
export const INTERNAL_PAGES = {
  overview: '/app',
  review: '/app/review',
  help: '/app/help',
  places: '/app/places',
  map: '/app/phenomena/map',
  timeline: '/app/phenomena/timeline',
  campaigns: '/app/campaigns',
  'places-chosen': '/app/places?period=all&county=pirkanmaa',
  phenomena: '/app/phenomena',
  search: '/app/search',
  'search-found': '/app/search?q=vuokra',
  'search-narrowed': '/app/search?q=vuokra+viime+vuosi&language=fi&county=pirkanmaa',
  'search-nothing': '/app/search?q=%22xyzzyqwerty%22',
  terms: '/app/terms',
  account: '/app/account',
  requests: '/app/requests',
  audit: '/app/audit',
  'observation-new': '/app/observations/new',
  alerts: '/app/alerts',
  'watch-topics': '/app/watch-topics',
  'watch-topic-new': '/app/watch-topics/new',
  decisions: '/app/decisions',
  suggestions: '/app/suggestions',
  rules: '/app/rules',
  'replay-new': '/app/replays/new',
  'known-events': '/app/known-events',
  notifications: '/app/notifications',
  imports: '/app/imports',
  status: '/app/status',
};
