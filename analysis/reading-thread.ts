/** A thread that reads articles. */
import { toArticleReader } from './reading.ts';
import { answerJobs } from './threads.ts';

answerJobs(toArticleReader);
