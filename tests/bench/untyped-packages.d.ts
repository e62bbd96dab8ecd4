/** The compared packages ship no types; this much of them is used. */
declare module 'sentiment' {
  export default class Sentiment {
    analyze(text: string): { score: number; comparative: number };
  }
}
declare module 'vader-sentiment' {
  const vader: { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };
  export default vader;
}
declare module 'wink-sentiment' {
  export default function wink(text: string): { score: number; normalizedScore: number };
}
