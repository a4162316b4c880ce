const NOTES_HZ = [880, 1174.66];
const NOTE_SECONDS = 0.14;
const LOUDNESS = 0.06;

let context: AudioContext | null = null;

/** Two short notes. Silent where the browser forbids sound, as before the first click of a visit. */
export function playChime(): void {
  context ??= new AudioContext();
  const audio = context;
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
  NOTES_HZ.forEach((frequency, place) => {
    const startsAt = audio.currentTime + place * NOTE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(LOUDNESS, startsAt);
    volume.gain.exponentialRampToValueAtTime(0.0001, startsAt + NOTE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(startsAt);
    tone.stop(startsAt + NOTE_SECONDS);
  });
}
