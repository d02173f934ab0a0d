/** deep-chat as its documentation embeds it, with no service behind. */
import 'deep-chat';

const chat = document.createElement('deep-chat');
chat.demo = true;
document.body.append(chat);
