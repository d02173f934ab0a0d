/** How much of a service somebody hears of: a level by its name, or three axes that keep their order. */
import { html, type TemplateResult } from 'lit';
import { AXES, axesFor, CIRCLES, LEVEL_NAMES, levelOf, withAxis } from '../../domain/monitoring.ts';
import type { Axes, Axis, Circle, Monitoring, PreferencesChange } from '../../domain/monitoring.ts';
import type { PreferencesTeamWords } from '../../locales/fr/preferences-team.ts';
import { heading } from '../shared/heading.ts';
import { keepingNote, save, selectRow, type PanelHost } from './panel-host.ts';
import type { Served } from './team.ts';

/** What marks, among the levels, one that has no name. */
const CUSTOM = 'custom';

function changed({ id }: Served, level: Monitoring): PreferencesChange {
  return id === null ? { level } : { services: { [id]: level } };
}

export function levelView(host: PanelHost, words: PreferencesTeamWords, served: Served): TemplateResult {
  const { chosen, level: at, locale } = host;
  const { code, name } = served;
  const place = `level-${code}`;
  const axes = axesFor(chosen, served.id);
  const level = levelOf(axes);
  const choose = (value: string): void => {
    const named = LEVEL_NAMES.find((each) => each === value);
    if (named !== undefined) save(host, place, changed(served, named), words.levelSaved(name, words.lower(words.levels[named])));
  };
  const set = (circle: Circle, axis: Axis): void => {
    const after = withAxis(axes, circle, axis);
    const moved = CIRCLES.filter((each) => each !== circle && after[each] !== axes[each]);
    const said = locale.list(moved.map((each) => words.cell(words.circles[each], words.axes[after[each]])));
    save(
      host,
      place,
      changed(served, levelOf(after) ?? after),
      `${words.axisSaved(name, words.circles[circle], words.axes[axis])}${moved.length === 0 ? '' : words.axisMoved(said)}`,
    );
  };
  return html`<div class="subsection">
    ${selectRow({
      id: place,
      label: words.level,
      hint: words.levelHint,
      value: level ?? CUSTOM,
      choices: [
        ...LEVEL_NAMES.map((each) => ({ value: each, label: words.levels[each] })),
        ...(level === null ? [{ value: CUSTOM, label: words.custom }] : []),
      ],
      choose,
    })}
    ${heading(at + 1, words.axesTitle, { id: `axes-${code}` })}
    <p class="hint" id="axes-hint-${code}">${words.axesHint}</p>
    ${grid(words, code, axes, set)} ${keepingNote(host, place)}
  </div>`;
}

function grid(words: PreferencesTeamWords, code: string, axes: Axes, set: (circle: Circle, axis: Axis) => void): TemplateResult {
  const cell = (circle: Circle, axis: Axis): TemplateResult =>
    html`<td>
      <label
        ><input
          type="radio"
          name="axis-${code}-${circle}"
          aria-label=${words.cell(words.circles[circle], words.axes[axis])}
          .checked=${axes[circle] === axis}
          @change=${() => set(circle, axis)}
      /></label>
    </td>`;
  return html`<table class="table axes" aria-labelledby="axes-${code}" aria-describedby="axes-hint-${code}">
    <thead>
      <tr>
        <td></td>
        ${AXES.map((axis) => html`<th scope="col">${words.axes[axis]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${CIRCLES.map(
        (circle) =>
          html`<tr>
            <th scope="row">${words.circles[circle]}</th>
            ${AXES.map((axis) => cell(circle, axis))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
