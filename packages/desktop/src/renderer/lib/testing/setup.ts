import { configure } from "@testing-library/react";
import { afterAll, vi } from "vitest";

// A second, the default, is too short for what is loaded on demand on a machine that is busy with other tests.
configure({ asyncUtilTimeout: 5_000 });

// Files share a worker and its libraries, which take long to load; our own modules, and what they remember, are new in each.
afterAll(() => vi.resetModules());
