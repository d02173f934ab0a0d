/** giscus as its documentation embeds it; the frame that it makes finds nobody. */
import 'giscus';

document.body.insertAdjacentHTML(
  'beforeend',
  '<giscus-widget repo="a/b" repoid="R_1" category="General" categoryid="C_1" mapping="title" loading="eager"></giscus-widget>',
);
