/** « Remplir » and « Vider » in the demonstration's bar: two thousand tickets with a number that rises, and a way to stop. */
import { DEMO_WORDS } from './demo-words.ts';
import type { HostLanguage } from './host-language.ts';
import type { DemoDesk } from './people.ts';

/** What a desk of a school holds after a few years. */
const USUAL_COUNT = 2000;

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}

/** The part of the bar that fills and empties a desk. */
class FillControl {
  private readonly desk: DemoDesk;
  private readonly total: number;
  private readonly words: (typeof DEMO_WORDS)['fr'];
  private readonly fillButton: HTMLButtonElement;
  private readonly emptyButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly progress = document.createElement('progress');
  private readonly count = document.createElement('span');
  private readonly status = document.createElement('p');
  private stopping = new AbortController();

  constructor(desk: DemoDesk, language: HostLanguage, total: number) {
    this.desk = desk;
    this.total = total;
    this.words = DEMO_WORDS[language];
    this.fillButton = button(this.words.fill(this.total));
    this.emptyButton = button(this.words.empty);
    this.stopButton = button(this.words.stop);
    this.progress.max = this.total;
    this.progress.setAttribute('aria-label', this.words.progress);
    this.status.setAttribute('role', 'status');
    this.working(false);
    this.fillButton.addEventListener('click', () => void this.fill());
    this.emptyButton.addEventListener('click', () => void this.empty());
    this.stopButton.addEventListener('click', () => {
      this.stopping.abort();
    });
  }

  get element(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'demo-fill';
    element.append(this.fillButton, this.emptyButton, this.progress, this.count, this.stopButton, this.status);
    return element;
  }

  private working(busy: boolean): void {
    this.fillButton.disabled = busy;
    this.emptyButton.disabled = busy;
    for (const part of [this.progress, this.count, this.stopButton]) part.hidden = !busy;
  }

  private show(done: number): void {
    this.progress.value = done;
    this.count.textContent = this.words.doing(done, this.total);
  }

  private async fill(): Promise<void> {
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    this.status.textContent = '';
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
      });
      return signal.aborted ? this.words.stopped(done) : this.words.done(done);
    });
    this.fillButton.focus();
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

/** Puts the two buttons into the bar. */
export function addFill(bar: HTMLElement, desk: DemoDesk, language: HostLanguage, total = USUAL_COUNT): void {
  bar.append(new FillControl(desk, language, total).element);
}
