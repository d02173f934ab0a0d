/** The PostgreSQL that npm brings passes the suite. */
import { suiteOn } from '../suite.ts';

suiteOn('PostgreSQL');
