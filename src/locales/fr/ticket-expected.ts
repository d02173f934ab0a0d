/** Ce qui est attendu de la personne, ou pourquoi rien ne bouge : chargé quand un ticket le demande. */
import { de } from '../elision.ts';
const banner = {
  expected: {
    question: (who: string) => `${who} vous demande :`,
    questionPlain: 'Une réponse de votre part est attendue.',
    answer: 'Répondre',
    solution: 'Une solution vous est proposée.',
    solutionWhen: (date: string) => `Sans réponse de votre part d’ici le ${date}, la clôture sera approuvée.`,
    test: 'La solution est en test : essayez-la et dites ce qu’il en est.',
    testing: (who: string) => `La solution est en test : ${who} doit dire ce qu’il en est.`,
    approval: 'Votre approbation est demandée.',
    approvalMore: 'Le travail commencera si vous l’accordez.',
    pending: (who: string) => `En attente de l’approbation ${de(who)}.`,
    pendingAdmins: 'En attente d’une approbation.',
    pendingMore: 'Le travail commencera ensuite.',
    denied: 'La demande n’a pas été approuvée.',
    abandoned: 'Ce ticket est abandonné.',
    abandonedWhy: (who: string) => `Ce ticket est abandonné. ${who} a écrit :`,
    merged: 'Ce ticket a été fusionné avec un autre. La suite est ici :',
    unmergeWithin: (minutes: number) =>
      minutes === 1
        ? 'La fusion peut être défaite pendant encore une minute.'
        : `La fusion peut être défaite pendant encore ${minutes} minutes.`,
    mergedUnknown: 'Ce ticket a été fusionné avec un autre, qui ne vous est pas ouvert.',
    above: (desk: string) => `Ce ticket est traité par le guichet ${desk}.`,
    waiting: (reason: string) => `Le travail est suspendu : ${reason}.`,
    waitingUntil: (date: string) => `Il reprendra le ${date}.`,
    waitingAnswer: (who: string) => `Une réponse ${de(who)} est attendue.`,
    rate: 'Comment jugez-vous le traitement de ce ticket ?',
    rateNot: 'Ne pas donner d’avis',
    reopen: 'Le problème revient ? Vous pouvez rouvrir ce ticket.',
  },
};

export default banner;
export type ExpectedWords = typeof banner;
