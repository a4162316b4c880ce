import type { errorTexts } from '../en/errors.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof errorTexts> = {
  'code.network_error': 'Die Börse ist nicht erreichbar. Prüfe deine Verbindung.',
  'code.timeout': 'Die Börse hat nicht rechtzeitig geantwortet.',
  'code.unavailable': 'Die Börse ist ausgelastet oder startet neu. Versuche es gleich noch einmal.',
  'code.internal_error':
    'Bei uns ist etwas schiefgegangen. Versuche es erneut und melde dich beim Support, wenn es bleibt.',
  'code.rate_limited':
    'Zu viele Anfragen in kurzer Zeit. Warte einen Moment und versuche es erneut.',
  'code.unauthenticated': 'Deine Sitzung ist abgelaufen. Melde dich wieder an.',
  'code.invalid_credentials': 'E-Mail oder Passwort ist falsch.',
  'code.account_disabled': 'Dieses Konto ist gesperrt. Wende dich an den Support.',
  'code.forbidden': 'Dein Konto darf das nicht.',
  'code.kyc_required': 'Dafür muss zuerst deine Identität bestätigt werden.',
  'code.address_not_allowed':
    'Die Positivliste ist aktiv: Wählen Sie eine Adresse aus Ihrem Adressbuch, deren Wartezeit vorbei ist.',
  'code.address_cooling_off': 'Die Wartezeit dieser Adresse ist noch nicht vorbei.',
  'code.withdrawal_limit_exceeded': 'Das ist mehr, als von Ihren Auszahlungslimits übrig ist.',
  'code.withdrawal_value_unknown':
    'Dieser Wert hat noch keinen Preis und lässt sich deshalb nicht auf Ihre Auszahlungslimits anrechnen.',
  'code.insufficient_balance': 'Dein verfügbares Guthaben reicht für diese Order nicht aus.',
  'code.market_closed': 'Dieser Markt nimmt gerade keine neuen Orders an.',
  'code.cancel_only': 'Dieser Markt nimmt gerade nur Stornierungen an.',
  'code.post_only_market': 'Dieser Markt nimmt gerade nur Post-only-Limit-Orders an.',
  'code.would_cross':
    'Eine Post-only-Order zu diesem Preis würde sofort ausgeführt. Wähle einen Preis hinter dem besten.',
  'code.would_trigger':
    'Der Stop-Preis ist schon erreicht. Wähle einen auf der anderen Seite des letzten Preises.',
  'code.price_out_of_band':
    'Der Preis ist zu weit vom Markt entfernt. Wähle ihn näher am letzten Preis.',
  'code.invalid_tick': 'Der Preis ist kein Vielfaches der Tick-Größe.',
  'code.invalid_lot': 'Die Menge ist kein Vielfaches der Lot-Größe.',
  'code.quantity_too_small': 'Die Menge liegt unter der kleinsten Order dieses Marktes.',
  'code.quantity_too_large': 'Die Menge liegt über der größten Order dieses Marktes.',
  'code.notional_too_small': 'Der Wert der Order liegt unter dem Minimum dieses Marktes.',
  'code.notional_too_large': 'Der Wert der Order liegt über dem Maximum dieses Marktes.',
  'code.too_many_open_orders':
    'Du hast zu viele offene Orders in diesem Markt. Storniere zuerst einige.',
  'code.too_many_triggers':
    'Du hast zu viele wartende Stops in diesem Markt. Storniere zuerst einige.',
  'code.no_reference_price':
    'Dieser Markt hat noch keinen letzten Preis, dem ein Stop folgen könnte.',
  'code.invalid_display_quantity':
    'Die sichtbare Menge muss kleiner als die Order und mindestens die kleinste Order sein.',
  'code.invalid_expiry': 'Das Ablaufdatum muss in der Zukunft und innerhalb der Grenze liegen.',
  'code.not_amendable':
    'Diese Order kann so nicht geändert werden. Storniere sie und gib eine neue auf.',
  'code.unknown_token': 'Diesen Token gibt es nicht.',
  'code.unknown_order': 'Diese Order gibt es nicht.',
  'code.order_closed': 'Diese Order ist schon geschlossen.',
  'code.unknown_transaction': 'Diese Transaktion gibt es nicht.',
  'code.transaction_closed': 'Über diese Transaktion ist schon entschieden.',
};
