/** « Remplir » and « Vider » in the demonstration's bar: a school's tickets, or a large one's, with a number that rises, and a way to stop. */
import { DEMO_WORDS } from './demo-words.ts';
import type { HostLanguage } from './host-language.ts';
import type { DemoDesk } from './people.ts';

/** What a desk of a school holds after a few years. */
const USUAL_COUNT = 2000;

/** What a large one holds after many: some minutes of filling, most of them the browser's own for its indexes. */
const LARGE_COUNT = 100_000;

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}

/** The part of the bar that fills and empties a desk. */
class FillControl {
  private readonly desk: DemoDesk;
  private total: number;
  private readonly words: (typeof DEMO_WORDS)['fr'];
  private readonly fillButtons: readonly HTMLButtonElement[];
  private readonly emptyButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly progress = document.createElement('progress');
  private readonly count = document.createElement('span');
  private readonly status = document.createElement('p');
  private stopping = new AbortController();

  constructor(desk: DemoDesk, language: HostLanguage, totals: readonly number[]) {
    this.desk = desk;
    this.total = 0;
    this.words = DEMO_WORDS[language];
    this.fillButtons = totals.map((total) => {
      const made = button(this.words.fill(total));
      made.addEventListener('click', () => void this.fill(total, made));
      return made;
    });
    this.emptyButton = button(this.words.empty);
    this.stopButton = button(this.words.stop);
    this.progress.setAttribute('aria-label', this.words.progress);
    this.status.setAttribute('role', 'status');
    this.working(false);
    this.emptyButton.addEventListener('click', () => void this.empty());
    this.stopButton.addEventListener('click', () => {
      this.stopping.abort();
    });
  }

  get element(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'demo-fill';
    element.append(...this.fillButtons, this.emptyButton, this.progress, this.count, this.stopButton, this.status);
    return element;
  }

  private working(busy: boolean): void {
    for (const each of [...this.fillButtons, this.emptyButton]) each.disabled = busy;
    for (const part of [this.progress, this.count, this.stopButton]) part.hidden = !busy;
  }

  private show(done: number): void {
    this.progress.value = done;
    this.count.textContent = this.words.doing(done, this.total);
  }

  private async fill(total: number, pressed: HTMLButtonElement): Promise<void> {
    this.total = total;
    this.progress.max = total;
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    this.status.textContent = total > USUAL_COUNT ? this.words.repeated : '';
    this.show(0);
    this.working(true);
    // The button that was pressed is off now; the one that can be pressed next takes the focus.
    this.stopButton.focus();
    await this.guarded(async () => {
      const { fillDesk } = await import('./filling.ts');
      const done = await fillDesk(this.desk, {
        count: this.total,
        signal,
        onProgress: (so) => {
          this.show(so);
        },
        onPrepared: (so, all) => {
          this.count.textContent = this.words.preparing(so, all);
        },
      });
      return signal.aborted ? this.words.stopped(done) : this.words.done(done);
    });
    pressed.focus();
  }

  private async empty(): Promise<void> {
    if (!confirm(this.words.confirm)) return;
    this.status.textContent = '';
    this.working(true);
    await this.guarded(async () => {
      const { emptyDesk } = await import('./filling.ts');
      await emptyDesk(this.desk);
      return this.words.emptied;
    });
    this.emptyButton.focus();
  }

  /** Runs one task, and says how it ended. */
  private async guarded(task: () => Promise<string>): Promise<void> {
    let said: string;
    try {
      said = await task();
    } catch (error) {
      console.error(error);
      said = `${this.words.failed} ${error instanceof Error ? error.message : String(error)}`;
    }
    this.working(false);
    this.status.textContent = said;
  }
}

/** Puts the buttons into the bar. */
export function addFill(bar: HTMLElement, desk: DemoDesk, language: HostLanguage, ...totals: number[]): void {
  const usual = [USUAL_COUNT, LARGE_COUNT];
  bar.append(new FillControl(desk, language, totals.length === 0 ? usual : totals).element);
}
