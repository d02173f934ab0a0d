/** Two keys at once, in a real browser. */
import { sendKeys } from '@web/test-runner-commands';

/** Presses a key while another is held. */
export async function chord(held: string, key: string): Promise<void> {
  await sendKeys({ down: held });
  await sendKeys({ press: key });
  await sendKeys({ up: held });
}
