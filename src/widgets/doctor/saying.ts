/** What the doctor found, in words. */
import type { Advice, DoctorWords } from '../../locales/fr/doctor.ts';
import type { Complaint } from './checks.ts';

/** A complaint as it is told: what is wrong, why, and what to do. */
export function told(complaint: Complaint, words: DoctorWords, number: (value: number) => string): Advice {
  switch (complaint.check) {
    case 'unknown-tag':
      return words.unknownTag(complaint.tag, complaint.near);
    case 'unknown-attribute':
      return words.unknownAttribute(complaint.tag, complaint.attribute, complaint.near);
    case 'not-here':
      return words.notInLink(complaint.attribute, complaint.onScript);
    case 'unknown-value':
      return words.unknownValue(complaint.attribute, complaint.value, complaint.expected);
    case 'no-effect':
      if (complaint.because === 'here') return words.keptHere(complaint.attribute);
      return complaint.because === 'in-desk' ? words.insideDesk(complaint.attribute) : words.noService(complaint.attribute);
    case 'dropped':
      return words.dropped(complaint.tag);
    case 'no-script':
      return words.noScript(complaint.script);
    case 'not-a-module':
      return words.notAModule(complaint.src);
    case 'blocked':
      return words.blocked(complaint.directive, complaint.address, complaint.add);
    case 'mixed':
      return words.mixed(complaint.address);
    case 'cors':
      return words.cors(complaint.src);
    case 'no-desk':
      return complaint.form === 'tag' ? words.noDesk() : words.noDeskInLink();
    case 'desk-code':
      return words.deskCode(complaint.value);
    case 'desk-case':
      return words.deskCase(complaint.value, complaint.known);
    case 'another-desk':
      return words.anotherDesk(complaint.value, complaint.known);
    case 'no-settings':
      return words.noSettings(complaint.desk);
    case 'settings-unread':
      return words.settingsUnread(complaint.address, complaint.why);
    case 'settings-wrong':
      return words.settingsWrong(complaint.address, complaint.path, complaint.code);
    case 'no-person':
      return words.noPerson();
    case 'believed':
      return words.believed();
    case 'same-id':
      return words.sameId(complaint.id);
    case 'two-copies':
      return words.twoCopies(complaint.first, complaint.second);
    case 'heading':
      return words.heading(complaint.level, complaint.before);
    case 'contrast':
      return words.contrast(complaint.what, number(complaint.ratio));
    case 'elsewhere':
      return words.elsewhere(complaint.href, complaint.places);
    case 'unreached':
      return complaint.why === 'nobody' ? words.nobody(complaint.service) : words[complaint.why]();
  }
}
