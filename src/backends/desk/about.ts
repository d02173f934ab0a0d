/** What tells of people, behind one door. */
export { erasePerson, foreseeErasing } from './erasing-person.ts';
export { exportMine, forgetMine, keptAbout } from './kept-about.ts';
export { personPage } from './person-page.ts';
