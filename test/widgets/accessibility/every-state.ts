/** Every listed state of every widget, put on a stage as the playground does, for what is checked of all of them. */
import type { State } from '../state.ts';
import { STATES } from '../states.ts';

export type Theme = 'light' | 'dark';
export type Language = 'fr' | 'en';

/** A page's ground in each theme; the widgets follow the `color-scheme`. */
const GROUNDS: Readonly<Record<Theme, { readonly background: string; readonly color: string }>> = {
  light: { background: '#ffffff', color: '#1d1d22' },
  dark: { background: '#14171a', color: '#e9edf0' },
};

/** A Moodle block is 268 px wide, a telephone 320, a page some 970. */
const WIDE = 970;
const NARROW = 320;

async function stand(state: State, theme: Theme, language: Language, width: number): Promise<HTMLElement> {
  const stage = document.createElement('div');
  stage.lang = language;
  stage.dir = state.rtl === true ? 'rtl' : 'ltr';
  stage.style.colorScheme = theme;
  stage.style.inlineSize = `${width}px`;
  Object.assign(stage.style, GROUNDS[theme]);
  document.body.append(stage);
  await state.setup(stage, language);
  return stage;
}

/**
 * Registers one test for each state.
 * @param width in pixels; by default the one that the state is for
 * @param check what to look at on the stage
 */
export function eachState(
  title: string,
  options: { readonly theme: Theme; readonly language: Language; readonly width?: number },
  check: (stage: HTMLElement) => Promise<void> | void,
): void {
  describe(title, () => {
    let stage: HTMLElement | undefined;

    before(() => {
      // The page's own margin would be taken for the widget's.
      document.body.style.margin = '0';
    });

    afterEach(() => {
      stage?.remove();
      stage = undefined;
    });

    for (const state of STATES) {
      it(`${state.widget}: ${state.name}`, async () => {
        const width = options.width ?? (state.narrow === true ? NARROW : WIDE);
        stage = await stand(state, options.theme, options.language, width);
        await check(stage);
      });
    }
  });
}
