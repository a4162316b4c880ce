import type { developersTexts } from '../en/developers.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof developersTexts> = {
  title: 'API',
  subtitle: 'Alles, was diese Anwendung tut, über REST und WebSocket.',
  explorer: 'Explorer öffnen',
  document: 'OpenAPI-Dokument',
  quickStart: 'Schnellstart',
  signIn: '1. Anmelden und das Token behalten',
  placeOrder: '2. Eine Order aufgeben',
  retry:
    'Eine Zeitüberschreitung oder ein 5xx heißt: Ausgang unbekannt. Senden Sie dieselbe Order mit derselben clientOrderId noch einmal; die Antwort ist die eine Order, die daraus wurde.',
  liveData: 'Live-Daten',
  connect: 'Verbinden und abonnieren',
  gap: 'Ein Ereignis, dessen firstSeq nicht auf das letzte lastSeq folgt, heißt: Etwas fehlt. Neu abonnieren und alles ersetzen.',
  socketOrders: 'Orders über dieselbe Verbindung aufgeben',
  rules: 'Gut zu wissen',
  ruleStrings:
    'Mengen und Preise sind Dezimalzahlen als Text, hinein und heraus. JSON-Zahlen werden abgelehnt, gerundet wird nie.',
  ruleDurable:
    'Eine 2xx-Antwort heißt, dass die Wirkung gespeichert ist. Vorher erfährt niemand etwas.',
  ruleErrors: 'Fehler tragen einen festen Code, das Feld und eine Anfragenummer.',
  ruleLimits: 'Grenzen stehen in den RateLimit-Kopfzeilen; 429 und 503 sagen, wann es weitergeht.',
  code: 'Beispiel',
};
