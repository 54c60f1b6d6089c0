import type { AssessmentData } from "../data/page";
import { theme } from "../look/theme.svelte";
import type { Overlay } from "../map/overlay";
import { drawMotion, threatNear } from "../playback/motion";
import type { Player } from "../playback/player.svelte";

/** The playback as the map sees it; call `invalidate` when the moment has changed. */
export function motionOn(player: Player, data: AssessmentData): { overlay: Overlay; invalidate: () => void } {
  let ask = (): void => {};
  return {
    overlay: {
      draw: (context, project, size) => drawMotion(context, player, data, project, { theme: theme.current, ...size }),
      tap(x, y, project) {
        const threat = threatNear(player, data, project, x, y);
        if (threat !== null) player.followed = threat;
        return threat !== null;
      },
      connect: (invalidate) => (ask = invalidate),
    },
    invalidate: () => ask(),
  };
}
