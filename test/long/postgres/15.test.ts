/** The oldest PostgreSQL that is promised passes the suite too. */
import { suiteOn } from '../../backends/postgres/suite.ts';

suiteOn('PostgreSQL 15', 15);
