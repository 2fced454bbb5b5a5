/** An iCalendar file → what RFC 5545 finds wrong with it, as far as whole-day events without recurrence go. */

/** A content line: name, parameters, value. */
const contentLine = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:"]+)*):(.*)$/u;

/** Properties of an event that may stand once at most (RFC 5545, 3.6.1), of those we write. */
const once = ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'DESCRIPTION', 'URL', 'LOCATION', 'TRANSP'];
const texts = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'X-WR-CALNAME'];

/** All faults; empty when all is well. */
export function calendarFaults(text: string): string[] {
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('the last line does not end');
  if (/[^\r]\n|\r[^\n]/.test(text)) faults.push('a line that ends without CR LF');
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) faults.push(`a line of more than 75 bytes: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    if (/[\u0000-\u0008\u000a-\u001f\u007f\ufffd]/u.test(line)) faults.push(`a control: ${line}`);
  }
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR')
    faults.push('it is not one VCALENDAR');
  if (lines[1] !== 'VERSION:2.0') faults.push('VERSION:2.0 does not come first');
  if (lines.filter((line) => line.startsWith('PRODID:')).length !== 1) faults.push('no PRODID');
  faults.push(...componentFaults(lines));
  return faults;
}

function componentFaults(lines: readonly string[]): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const uids = new Set<string>();
  let event: string[] = [];
  let components = 0;
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = contentLine.exec(line) ?? [];
    if (name === '') faults.push(`no content line: ${line}`);
    else if (name === 'BEGIN') {
      if (open.length === 1) components++;
      open.push(value);
      event = [];
    } else if (name === 'END') {
      if (open.pop() !== value) faults.push(`${value} ends that was not open`);
      if (value === 'VEVENT') faults.push(...eventFaults(event));
    } else {
      event.push(name);
      faults.push(...valueFaults(name, parameters, value));
      if (name === 'UID' && uids.size === uids.add(value).size) faults.push(`UID twice: ${value}`);
    }
  }
  if (components === 0) faults.push('no component');
  return faults;
}

function eventFaults(names: readonly string[]): string[] {
  return [
    ...['UID', 'DTSTAMP', 'DTSTART']
      .filter((name) => !names.includes(name))
      .map((name) => `no ${name}`),
    ...once
      .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
      .map((name) => `${name} twice`),
  ];
}

function valueFaults(name: string, parameters: string, value: string): string[] {
  if (texts.includes(name) && /(?<!\\)(?:\\\\)*(?:[,;]|\\[^\\,;nN]|\\$)/u.test(value))
    return [`${name} is not escaped: ${value}`];
  if (name === 'DTSTAMP' && !/^\d{8}T\d{6}Z$/.test(value)) return [`DTSTAMP is not UTC: ${value}`];
  // The clock of a time zone’s rule is a local one.
  if (name === 'DTSTART' && parameters === '' && /^\d{8}T\d{6}$/.test(value)) return [];
  if (name === 'DTSTART' && (parameters !== ';VALUE=DATE' || !isDay(value)))
    return [`DTSTART is no day: ${value}`];
  if (name === 'URL' && !URL.canParse(value)) return [`URL: ${value}`];
  return [];
}

function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
