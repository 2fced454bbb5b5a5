/** The agenda of a language as iCalendar (RFC 5545), as the analysis wrote it. */
import type { APIRoute } from 'astro';
import { utcZone } from '#schema/calendar.ts';
import { derivedText } from '../../archive-files.ts';
import { langPaths } from '../../i18n.ts';

export const getStaticPaths = () => langPaths();

/** Of a watch that has not been analysed yet. */
const empty = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Marsad//Agenda//EN',
  ...utcZone,
  'END:VCALENDAR',
  '',
];

export const GET: APIRoute = ({ params }) =>
  new Response(derivedText(`products/agenda.${params['lang']}.ics`) ?? empty.join('\r\n'), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
