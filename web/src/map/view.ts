import {
  Map as MapLibre,
  type FilterSpecification,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type Point as ScreenPoint,
} from "maplibre-gl";
import type { AssessmentData } from "../data/page";
import type { Names } from "../data/assessment";
import { byClass, byLayer, palettes } from "./palette";
import { envelopes, layerOrder, wholeRaid, type Kind, type Thing } from "./features";
import { isIn, labelTexts, pointable, styleOf, type Shown } from "./layers";
import { labelOf } from "./labels";
import type { Overlay, Project } from "./overlay";

type Theme = "light" | "dark";

/** Symbols on the map are half as large as they are drawn. */
export const symbolScale = 0.5;

/** How near the pointer has to be. Unit: CSS pixels. */
const nearness = 5;

/** Device pixels in a CSS pixel, within reason. */
export function density(): number {
  return Math.min(3, window.devicePixelRatio || 1);
}

/** The moving map, and the canvas above it on which the overlay draws. */
export class MapView {
  private readonly map: MapLibre;
  private readonly density = density();
  private isDrawing = false;
  private shown: Shown;

  constructor(
    container: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly data: AssessmentData,
    look: { theme: Theme; name: (names: Names) => string },
    shown: Shown,
    symbols: Map<string, ImageData>,
    private readonly overlay: Overlay | undefined,
    onidle: () => void,
  ) {
    this.shown = shown;
    this.map = new MapLibre({
      container,
      style: styleOf(data, look.theme, shown),
      bounds: wholeRaid(data),
      fitBoundsOptions: { padding: 24 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      minZoom: 2.5,
      maxZoom: 11,
      fadeDuration: 0,
      cooperativeGestures: false,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    // Whoever scrolls the page past the map does not want to zoom it.
    this.map.scrollZoom.disable();
    for (const [name, picture] of symbols) this.addPicture(name, picture);
    this.addLabels(look.name, look.theme);
    this.map.once("idle", onidle);
    this.map.on("render", () => this.drawOverlay());
    this.overlay?.connect(() => this.askOverlay());
  }

  /** Where the map stands, for the scale. Metres in a CSS pixel at the middle of the picture. */
  get metresPerPixel(): number {
    const { lat } = this.map.getCenter();
    return (40_075_016.7 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** this.map.getZoom());
  }

  readonly project: Project = (longitude, latitude) => this.map.project([longitude, latitude]);

  /** Says when the picture has moved. */
  onMove(moved: () => void): void {
    this.map.on("move", moved);
    moved();
  }

  /** Says what the pointer is over, and what was tapped. */
  onPoint(over: (thing: Thing | null, x: number, y: number) => void, chosen: (thing: Thing | null) => void): void {
    this.map.on("mousemove", (event) => {
      const thing = this.thingAt(event.point);
      this.map.getCanvas().style.cursor = thing ? "pointer" : "";
      over(thing, event.point.x, event.point.y);
    });
    this.map.on("mouseout", () => over(null, 0, 0));
    this.map.on("click", (event) => {
      if (this.overlay?.tap(event.point.x, event.point.y, this.project)) return;
      chosen(this.thingAt(event.point));
    });
  }

  zoom(steps: number, isStill: boolean): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: isStill ? 0 : 250 });
  }

  showWhole(isStill: boolean): void {
    this.map.fitBounds(wholeRaid(this.data), { padding: 24, duration: isStill ? 0 : 500 });
  }

  /** Moves a place into the middle, near enough to tell its neighbours apart. */
  goTo(longitude: number, latitude: number, isStill: boolean): void {
    this.map.easeTo({
      center: [longitude, latitude],
      zoom: Math.max(7, this.map.getZoom()),
      duration: isStill ? 0 : 500,
    });
  }

  /** Switches layers on and off. */
  show(shown: Shown): void {
    if (shown.reachAgainst !== this.shown.reachAgainst) {
      (this.map.getSource("envelopes") as GeoJSONSource).setData(envelopes(this.data, shown.reachAgainst));
    }
    this.shown = shown;
    this.filter("envelope-fills", isIn("layer", shown.layers));
    for (const layer of layerOrder) {
      this.map.setLayoutProperty(`envelope-${layer}`, "visibility", shown.layers.includes(layer) ? "visible" : "none");
    }
    this.filter("routes", isIn("class", shown.routes));
    this.map.setLayoutProperty("sensors", "visibility", shown.sensors ? "visible" : "none");
  }

  /** Draws labels and colours again, for another language or theme. */
  dress(name: (names: Names) => string, theme: Theme): void {
    const colours = palettes[theme];
    this.addLabels(name, theme);
    const paint = (layer: string, property: Parameters<MapLibre["setPaintProperty"]>[1], value: unknown) =>
      this.map.setPaintProperty(layer, property, value);
    paint("sea", "background-color", colours.sea);
    paint("land", "fill-color", ["match", ["get", "id"], "ukraine", colours.home, colours.land]);
    paint("borders", "line-color", colours.border);
    paint("envelope-fills", "fill-color", byLayer(theme));
    for (const layer of layerOrder) paint(`envelope-${layer}`, "line-color", byLayer(theme));
    paint(
      "routes",
      "line-color",
      byClass(
        this.data.result.classes.map((c) => c.class),
        theme,
      ),
    );
    paint("launch-dots", "circle-color", colours.halo);
    paint("launch-dots", "circle-stroke-color", colours.ink);
    paint("cities", "circle-color", colours.leaked);
    paint("cities", "circle-stroke-color", colours.leaked);
    paint("city-dots", "circle-color", colours.ink);
    this.askOverlay();
  }

  /** The name that a reader hears for the map. */
  describe(text: string): void {
    this.map.getCanvas().setAttribute("aria-label", text);
  }

  onceLoaded(then: () => void): void {
    if (this.map.isStyleLoaded()) then();
    else this.map.once("load", then);
  }

  remove(): void {
    this.map.remove();
  }

  private filter(layer: string, filter: FilterSpecification): void {
    this.map.setFilter(layer, filter);
  }

  private addPicture(name: string, picture: ImageData): void {
    if (this.map.hasImage(name)) this.map.removeImage(name);
    this.map.addImage(name, picture, { pixelRatio: this.density });
  }

  private addLabels(name: (names: Names) => string, theme: Theme): void {
    const colours = palettes[theme];
    for (const label of labelTexts(this.data, name)) {
      const ink = label.isQuiet ? colours.quiet : colours.ink;
      this.addPicture(label.id, labelOf(label.text, label.size, label.weight, ink, colours.halo, this.density));
    }
  }

  private thingAt(point: ScreenPoint): Thing | null {
    const box: [[number, number], [number, number]] = [
      [point.x - nearness, point.y - nearness],
      [point.x + nearness, point.y + nearness],
    ];
    const layers = pointable.filter((l) => this.map.getLayer(l));
    const found: MapGeoJSONFeature[] = this.map.queryRenderedFeatures(box, { layers });
    const rank = (f: MapGeoJSONFeature) => pointable.indexOf(f.layer.id);
    const first = found.toSorted((a, b) => rank(a) - rank(b))[0];
    return first ? { kind: first.properties["kind"] as Kind, index: Number(first.properties["index"]) } : null;
  }

  private askOverlay(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      this.drawOverlay();
    });
  }

  private drawOverlay(): void {
    if (!this.overlay) return;
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const [wide, high] = [Math.round(width * this.density), Math.round(height * this.density)];
    if (this.canvas.width !== wide || this.canvas.height !== high)
      [this.canvas.width, this.canvas.height] = [wide, high];
    const context = this.canvas.getContext("2d")!;
    context.setTransform(this.density, 0, 0, this.density, 0, 0);
    context.clearRect(0, 0, width, height);
    this.overlay.draw(context, this.project, { width, height });
  }
}
