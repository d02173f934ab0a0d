/**
 * What is looked at in a page where a state stands: each function runs in the page, alone with what `installSight` put there.
 * Each gives sentences that say what is wrong and where; none when all is well.
 */

/** What the functions below share in the page. */
export interface Sight {
  /** Every element of the stage, through every open shadow root. */
  all(): HTMLElement[];
  isSeen(element: Element): boolean;
  named(element: Element): string;
  /** Clips what does not fit in it, and something does not. */
  isCut(element: Element): boolean;
  /** Elements that a press of Tab may reach. */
  focusable(): HTMLElement[];
  /** The colour of the ring around an element that has the focus; undefined where none is drawn. */
  ring(element: Element): string | undefined;
}

type Page = typeof globalThis & { readonly sight: Sight };

export function installSight(): void {
  const stage = (): Element => document.querySelector('#stage') ?? document.body;
  function* under(root: Element | ShadowRoot): Generator<HTMLElement> {
    for (const child of root.children) {
      yield child as HTMLElement;
      if (child.shadowRoot !== null) yield* under(child.shadowRoot);
      yield* under(child);
    }
  }
  const sight: Sight = {
    all: () => [...under(stage())],
    isSeen(element) {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    },
    named: (element) =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/gu, ' ').trim().slice(0, 50)}`,
    isCut(element) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      const isText = element.matches('input, textarea, select, svg, canvas');
      if (isText || !sight.isSeen(element) || element.textContent.trim() === '') return false;
      return (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    },
    focusable: () =>
      sight
        .all()
        .filter(
          (element) =>
            element.matches('a[href], button, input, select, textarea, summary, [tabindex]') &&
            element.tabIndex >= 0 &&
            !element.matches(':disabled') &&
            element.shadowRoot?.delegatesFocus !== true &&
            element.checkVisibility({ visibilityProperty: true }) &&
            element.closest('[inert]') === null,
        ),
    ring: (element) =>
      // A hidden input lends its ring to what is drawn around or beside it.
      [element, element.parentElement, element.nextElementSibling, (element.getRootNode() as Partial<ShadowRoot>).host]
        .filter((each) => each instanceof Element)
        .map((each) => getComputedStyle(each))
        .find(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)?.outlineColor,
  };
  Object.assign(globalThis, { sight });
}

/** In forced colours backgrounds are gone: what is pressed or written in is known by a border, or by underlined words. */
export function unseenInForcedColours(): string[] {
  const { sight } = globalThis as Page;
  const found: string[] = [];
  const probe = document.createElement('i');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const names =
    'Canvas CanvasText ButtonFace ButtonText ButtonBorder Highlight HighlightText LinkText GrayText Mark MarkText transparent';
  const system = new Set(
    names.split(' ').map((name) => {
      probe.style.setProperty('color', name);
      return getComputedStyle(probe).color;
    }),
  );
  probe.remove();
  for (const element of sight.all()) {
    if (!sight.isSeen(element)) continue;
    const style = getComputedStyle(element);
    const own = [style.color, style.backgroundColor].filter((colour) => !system.has(colour));
    if (style.forcedColorAdjust === 'none' && own.length > 0 && !element.matches('canvas, img'))
      found.push(`keeps its own colours, ${own.join(' and ')}: ${sight.named(element)}`);
    // A slider is drawn by the browser, in the system's colours.
    if (
      element.matches('input:not([type=checkbox], [type=radio], [type=file], [type=range]), textarea, select') &&
      style.borderTopStyle === 'none'
    )
      found.push(`a box without a border: ${sight.named(element)}`);
  }
  return found;
}

/** Nothing moves for whoever asked for no motion. */
export function moving(): string[] {
  const { sight } = globalThis as Page;
  const roots = new Set<Document | ShadowRoot>([document]);
  for (const element of sight.all()) if (element.shadowRoot !== null) roots.add(element.shadowRoot);
  const running = [...roots].flatMap((root) => root.getAnimations()).filter(({ playState }) => playState === 'running');
  return [...new Set(running)].map((animation) => {
    const { target } = animation.effect as KeyframeEffect;
    return `moves: ${target === null ? 'nothing' : sight.named(target)}`;
  });
}

/** On paper: nothing that looks like a button, no box but those of a form that is printed, and nothing cut. */
export function wrongOnPaper(): string[] {
  const { sight } = globalThis as Page;
  const isForm = sight.all().some((element) => element.localName === 'guichet-ticket-form' && sight.isSeen(element));
  const found: string[] = [];
  for (const element of sight.all()) {
    if (!sight.isSeen(element)) continue;
    if (element.matches(':modal, :popover-open')) return [];
    const { borderTopStyle, backgroundColor } = getComputedStyle(element);
    const looksPressable = borderTopStyle !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)';
    const isBox = element.matches('input, select, textarea') && !element.matches(':read-only') && !isForm;
    // A picture that one may press is what it shows.
    const isPicture = element.querySelector('img') !== null;
    if (isBox || (!isPicture && element.matches('button, [role=button], [role=tab]') && looksPressable))
      found.push(`a control: ${sight.named(element)}`);
    else if (sight.isCut(element)) found.push(`cut: ${sight.named(element)}`);
    const { overflowY } = getComputedStyle(element);
    if ((overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight + 1)
      found.push(`scrolls: ${sight.named(element)}`);
  }
  return found;
}

/** Where the focus is must be seen: a ring of 2 px that stands out from its ground by 3 to 1. */
export function unseenFocus(): string[] {
  const { sight } = globalThis as Page;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (canvas === null) return ['no colour can be read'];
  const pixel = (colour: string): readonly number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = pixel(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (from: Element): string => {
    for (let at: Node | null = from; at !== null;) {
      if (at instanceof Element) {
        const { backgroundColor } = getComputedStyle(at);
        if (pixel(backgroundColor)[3] === 255) return backgroundColor;
      }
      at = at instanceof ShadowRoot ? at.host : ((at as Element).assignedSlot ?? at.parentNode);
    }
    return 'white';
  };
  const found: string[] = [];
  for (const element of sight.focusable()) {
    element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    if ((element.getRootNode() as Document | ShadowRoot).activeElement !== element) continue;
    const ring = sight.ring(element);
    if (ring === undefined) {
      found.push(`no ring: ${sight.named(element)}`);
      continue;
    }
    const [light, dark] = [luminance(ring), luminance(ground(element.parentElement ?? element))].sort(
      (one, other) => other - one,
    );
    if (((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < 3) found.push(`a pale ring: ${sight.named(element)}`);
  }
  return found;
}

/** What is pressed is 24 px wide and high; a link inside a sentence is as high as its line. */
export function smallTargets(): string[] {
  const { sight } = globalThis as Page;
  const found: string[] = [];
  for (const element of sight.focusable()) {
    if (!sight.isSeen(element)) continue;
    const isInText = element.matches('a, time') && getComputedStyle(element).display === 'inline';
    if (isInText || element.matches('[role=grid], [role=row], tr, article, section, ol, ul, [role=region], [role=listbox]'))
      continue;
    const label = (element as HTMLInputElement).labels?.[0];
    const boxes = [element, ...(label === undefined ? [] : [label])].map((each) => each.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    if (width < 23.5 || height < 23.5) found.push(`${Math.round(width)} × ${Math.round(height)} px: ${sight.named(element)}`);
  }
  return found;
}

/** One text, one voice: no two live regions say the same. */
export function saidTwice(): string[] {
  const { sight } = globalThis as Page;
  const texts = sight
    .all()
    .filter(
      (element) => element.matches('[role=status], [role=alert], [aria-live]') && element.getAttribute('aria-live') !== 'off',
    )
    .filter((element) => element.parentElement?.closest('[role=status], [role=alert], [aria-live]') === null)
    .map((element) => element.textContent.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
  return texts.filter((text, place) => texts.indexOf(text) !== place).map((text) => `said twice: ${text}`);
}

/** A rule that names a side of the screen is wrong from right to left. */
export function namedSides(): string[] {
  const { sight } = globalThis as Page;
  const sheets = new Set(sight.all().flatMap(({ shadowRoot }) => shadowRoot?.adoptedStyleSheets ?? []));
  const side =
    /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)?|left|right)\s*:|(?:text-align|float)\s*:\s*(?:left|right)/u;
  return [...sheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).filter((text) => side.test(text)));
}

/** What reaches beyond the sides of the stage, and neither scrolls nor is cut. */
export function stickingOut(): string[] {
  const { sight } = globalThis as Page;
  const stage = document.querySelector('#stage');
  if (stage === null) return ['no stage'];
  const { left, right } = stage.getBoundingClientRect();
  const isContained = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null && at !== stage;) {
      const { overflowX, position } = getComputedStyle(at);
      if (position === 'fixed' || at.matches(':popover-open, :modal') || (at !== element && overflowX !== 'visible')) return true;
      const root: Node = at.getRootNode();
      at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return false;
  };
  return sight
    .all()
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return sight.isSeen(element) && (box.left < left - 1 || box.right > right + 1) && !isContained(element);
    })
    .map((element) => `sticks out: ${sight.named(element)}`);
}

/**
 * Spaces the text as WCAG 1.4.12 says, in every element, and looks for what is cut by it.
 * @returns what was whole before and is cut now, or sticks out
 */
export function cutBySpacing(): string[] {
  const { sight } = globalThis as Page;
  const before = new Set(sight.all().filter(sight.isCut));
  for (const element of sight.all()) {
    element.style.setProperty('line-height', '1.5', 'important');
    element.style.setProperty('letter-spacing', '0.12em', 'important');
    element.style.setProperty('word-spacing', '0.16em', 'important');
    if (element.matches('p')) element.style.setProperty('margin-block-end', '2em', 'important');
  }
  return sight
    .all()
    .filter((element) => sight.isCut(element) && !before.has(element))
    .map((element) => `cut: ${sight.named(element)}`);
}
