/** The one source that the engine is built from. A new version means new values here and a look at every patch. */
export const SOURCE = {
  package: "micropython",
  packageVersion: "1.25.0+ds-1",
  suite: "trixie",
  file: "micropython_1.25.0+ds.orig.tar.xz",
  bytes: 5_983_992,
  sha256: "7b25be99a502f070b2de81dafc08da7051d992325d6e67daa9045a918fffdbea",
  /** What the engine says about itself: its tag, and a date that does not depend on the day of the build. */
  tag: "v1.25.0",
  released: "2025-04-15",
} as const;
