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
  signTitle: 'Eine Anfrage unterschreiben',
  signKeys: 'Ihre API-Schlüssel',
  signIntro:
    'Programme unterschreiben mit einem API-Schlüssel, statt sich anzumelden. Ein Schlüssel wird in den Einstellungen erstellt; er trägt die Rechte read, trade und withdraw, und sein Geheimnis wird einmal gezeigt. Drei Kopfzeilen unterschreiben eine Anfrage:',
  signFormula: 'Was unterschrieben wird, mit zwei Beispielen',
  signCurl: 'Shell: curl und openssl',
  signNode: 'Node.js',
  signPython: 'Python',
  signSocket: 'Socket.IO',
  signSocketNote:
    'Private Kanäle brauchen das Recht read, Orders aufgeben und stornieren braucht trade. Wird der Schlüssel geändert oder gelöscht, endet die Verbindung.',
  signRuleBytes:
    'Unterschrieben wird der Rumpf Byte für Byte, wie er gesendet wird, und der Pfad samt Abfrage, wie er in der Anfrage steht. METHOD steht in Großbuchstaben; ohne Rumpf wird nichts angehängt.',
  signRuleTime:
    'Der Zeitstempel darf 5 Sekunden von der Zeit der Börse abweichen, die GET /api/status nennt. X-API-Recv-Window: 60000 erweitert das auf höchstens eine Minute.',
  signRuleReplay:
    'In dieser Zeit kann, wer eine Anfrage mithört, sie noch einmal senden. Geben Sie jeder Order eine clientOrderId und jeder Auszahlung einen Idempotency-Key: Zweimal gesendet, wirken sie einmal.',
  signRulePermissions:
    'GET braucht read, Orders brauchen trade, Auszahlungen withdraw. Kontoeinstellungen, Schlüssel und Verwaltung nehmen keine Schlüssel an. Fehler sagen, was fehlt: invalid_signature, timestamp_out_of_window, ip_not_allowed, key_permission_missing, session_required.',
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
