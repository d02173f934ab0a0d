/** Sentry's feedback form as its documentation embeds it; nothing is sent, the address leads nowhere. */
import { feedbackIntegration, init } from '@sentry/browser';

const feedback = feedbackIntegration({ colorScheme: 'light', autoInject: true });
init({ dsn: 'https://key@nowhere.invalid/1', integrations: [feedback] });
if (document.body.dataset.open !== undefined) {
  const form = await feedback.createForm();
  form.appendToDom();
  form.open();
}
