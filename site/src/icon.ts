/** The mark as the icon of a page, within the page itself: as a file it would be a request of its own among those before the first paint. */
export const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'%3E%3Crect width='48' height='48' rx='8' fill='%2315163a'/%3E%3Cpath d='M9 36a15 15 0 0 1 30 0M6 40h36M24 36 36 13' fill='none' stroke='%23fff' stroke-width='4'/%3E%3C/svg%3E";
