import { configure } from "@testing-library/react";

// A second, the default, is too short for what is loaded on demand on a machine that is busy with other tests.
configure({ asyncUtilTimeout: 5_000 });
