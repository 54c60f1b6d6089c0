import type { Estimate, Names } from "./assessment";

/** What is defended with a probability of a stop. */
export interface FootprintLevel {
  probability: number;
  worstSquareKilometres: Estimate;
  meanSquareKilometres: Estimate;
  worstPopulation: Estimate;
  meanPopulation: Estimate;
}

export interface FootprintCity {
  id: string;
  name: Names;
  latitude: number;
  longitude: number;
  population: number;
  worst: Estimate;
  mean: Estimate;
  worstAzimuth: number;
}

export interface FootprintBattery {
  id: string;
  system: string;
  name: Names;
  latitude: number;
  longitude: number;
  radiusMetres: number;
}

/** The result of `testudo footprint`. */
export interface DefendedFootprint {
  version: string;
  scenario: string;
  title: Names;
  scenarioHash: string;
  catalogueHash: string;
  seed: number;
  draws: number;
  replications: number;
  threat: string;
  threatName: Names;
  class: string;
  azimuths: number[];
  distanceMetres: number | null;
  level: number;
  area: {
    countries: string[];
    aimPoints: number;
    squareKilometres: number;
    population: number;
    spacingMetres: number;
    south: number;
    west: number;
    rows: number;
    columns: number;
    rowStep: number;
    columnStep: number;
  };
  levels: FootprintLevel[];
  cities: FootprintCity[];
  /** Only cells with a probability above 0. */
  cells: { row: number[]; column: number[]; worst: number[]; mean: number[]; worstAzimuth: number[] };
  batteries: FootprintBattery[];
}

/** A paired difference of leakage rates with its 95 % interval. */
export interface RateAverted {
  mean: number;
  low: number | null;
  high: number | null;
}

export interface ReliefAnswer {
  /** Null for all of them together. */
  resource: string | null;
  atKnee: RateAverted;
  atStart: RateAverted;
  ofRise: RateAverted;
  binds: boolean;
}

/** The result of `testudo knee`. */
export interface RaidSaturation {
  version: string;
  scenario: string;
  title: Names;
  scenarioHash: string;
  catalogueHash: string;
  seed: number;
  replications: number;
  threats: number;
  tolerance: number;
  rise: number | null;
  curve: { scale: number; threats: number; leakageRate: Estimate; leaked: Estimate }[];
  status: "found" | "not-reached" | "over-from-the-start";
  knee: { threats: number; low: number | null; high: number | null; scale: number; leakageRate: Estimate } | null;
  resources: ReliefAnswer[];
  binding: string | null;
  systems: { system: string; name: Names; atKnee: RateAverted }[];
}
