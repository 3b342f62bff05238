import { useNavigate, useSearch } from "@tanstack/react-router";

/** The job whose details are open: the address names it. */
export interface OpenJob {
  id: string | undefined;
  /** Opens a job's details, or closes them when they are open. */
  toggle: (id: string) => void;
}

/** Reads from the address which job is open, and gives the function that opens another. */
export function useOpenJob(): OpenJob {
  const { job: id } = useSearch({ from: "/admin/jobs" });
  const navigate = useNavigate({ from: "/admin/jobs" });
  return {
    id,
    toggle: (job) =>
      void navigate({ replace: true, search: ({ state }) => ({ state, job: job === id ? undefined : job }) }),
  };
}
