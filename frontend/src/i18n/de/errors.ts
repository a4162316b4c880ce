import type { errorTexts } from '../en/errors.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof errorTexts> = {
  'code.network_error': 'Die Börse ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'code.timeout': 'Die Börse hat nicht rechtzeitig geantwortet.',
  'code.unavailable':
    'Die Börse ist ausgelastet oder startet neu. Versuchen Sie es gleich noch einmal.',
  'code.maintenance':
    'Die Börse wird gewartet. Sie können Orders stornieren; neue und Auszahlungen werden danach wieder angenommen.',
  'code.internal_error':
    'Bei uns ist etwas schiefgegangen. Versuchen Sie es erneut und melden Sie sich beim Support, wenn es bleibt.',
  'code.rate_limited':
    'Zu viele Anfragen in kurzer Zeit. Warten Sie einen Moment und versuchen Sie es erneut.',
  'code.unauthenticated': 'Ihre Sitzung ist abgelaufen. Melden Sie sich wieder an.',
  'code.invalid_credentials': 'E-Mail oder Passwort ist falsch.',
  'code.account_disabled': 'Dieses Konto ist gesperrt. Wenden Sie sich an den Support.',
  'code.forbidden': 'Ihr Konto darf das nicht.',
  'code.kyc_required': 'Dafür muss zuerst Ihre Identität bestätigt werden.',
  'code.insufficient_balance': 'Ihr verfügbares Guthaben reicht für diese Order nicht aus.',
  'code.totp_required': 'Der Code der Authenticator-App wird benötigt.',
  'code.invalid_totp':
    'Der Code ist falsch, abgelaufen oder schon benutzt. Bitte den nächsten abwarten und erneut versuchen.',
  'code.account_frozen':
    'Das Konto ist von seinem Inhaber eingefroren: keine Anmeldung und keine Auszahlung, bis der Support es freigibt.',
  'code.email_unverified':
    'Ihre E-Mail-Adresse muss zuerst bestätigt werden: siehe Ihr Profil in den Einstellungen.',
  'code.link_expired':
    'Der Link ist abgelaufen oder wurde schon benutzt. Fordern Sie einen neuen an.',
  'code.address_not_allowed':
    'Die Positivliste ist aktiv: Wählen Sie eine Adresse aus Ihrem Adressbuch, deren Wartezeit vorbei ist.',
  'code.address_cooling_off': 'Die Wartezeit dieser Adresse ist noch nicht vorbei.',
  'code.withdrawal_limit_exceeded': 'Das ist mehr, als von Ihren Auszahlungslimits übrig ist.',
  'code.withdrawal_value_unknown':
    'Dieser Wert hat noch keinen Preis und lässt sich deshalb nicht auf Ihre Auszahlungslimits anrechnen.',
  'code.market_closed': 'Dieser Markt nimmt gerade keine neuen Orders an.',
  'code.cancel_only': 'Dieser Markt nimmt gerade nur Stornierungen an.',
  'code.withdrawals_frozen':
    'Auszahlungen ruhen, während die Bücher geprüft werden. Nichts wurde abgebucht; versuchen Sie es später erneut.',
  'code.post_only_market': 'Dieser Markt nimmt gerade nur Post-only-Limit-Orders an.',
  'code.would_cross':
    'Eine Post-only-Order zu diesem Preis würde sofort ausgeführt. Wählen Sie einen Preis hinter dem besten.',
  'code.would_trigger':
    'Der Stop-Preis ist schon erreicht. Wählen Sie einen auf der anderen Seite des letzten Preises.',
  'code.price_out_of_band':
    'Der Preis ist zu weit vom Markt entfernt. Wählen Sie ihn näher am letzten Preis.',
  'code.invalid_tick': 'Der Preis ist kein Vielfaches der Tick-Größe.',
  'code.invalid_lot': 'Die Menge ist kein Vielfaches der Lot-Größe.',
  'code.quantity_too_small': 'Die Menge liegt unter der kleinsten Order dieses Marktes.',
  'code.quantity_too_large': 'Die Menge liegt über der größten Order dieses Marktes.',
  'code.notional_too_small': 'Der Wert der Order liegt unter dem Minimum dieses Marktes.',
  'code.notional_too_large': 'Der Wert der Order liegt über dem Maximum dieses Marktes.',
  'code.too_many_open_orders':
    'Sie haben zu viele offene Orders in diesem Markt. Stornieren Sie zuerst einige.',
  'code.too_many_triggers':
    'Sie haben zu viele wartende Stops in diesem Markt. Stornieren Sie zuerst einige.',
  'code.no_reference_price':
    'Dieser Markt hat noch keinen letzten Preis, dem ein Stop folgen könnte.',
  'code.invalid_display_quantity':
    'Die sichtbare Menge muss kleiner als die Order und mindestens die kleinste Order sein.',
  'code.invalid_expiry': 'Das Ablaufdatum muss in der Zukunft und innerhalb der Grenze liegen.',
  'code.not_amendable':
    'Diese Order kann so nicht geändert werden. Stornieren Sie sie und geben Sie eine neue auf.',
  'code.unknown_token': 'Diesen Token gibt es nicht.',
  'code.unknown_order': 'Diese Order gibt es nicht.',
  'code.order_closed': 'Diese Order ist schon geschlossen.',
  'code.unknown_transaction': 'Diese Transaktion gibt es nicht.',
  'code.transaction_closed': 'Über diese Transaktion ist schon entschieden.',
};
