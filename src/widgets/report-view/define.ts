/** Registers `<guichet-report-view>`. */
import { define } from '../shared/define.ts';
import { defineShared } from '../shared/define-shared.ts';
import { GuichetReportView } from './report-view.ts';

defineShared();
define('guichet-report-view', GuichetReportView);
export { GuichetReportView };
