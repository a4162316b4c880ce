import { createAsyncThunk } from '@reduxjs/toolkit';
import { toErrorData, type ApiErrorData } from '../services/api-error.ts';

/**
 * A thunk around one call of the API: a failure becomes the action's payload as {@link ApiErrorData},
 * anything else that throws is a bug and stays an error.
 */
export function createAppThunk<Result, Argument = void>(
  type: string,
  call: (argument: Argument) => Promise<Result>,
) {
  return createAsyncThunk<Result, Argument, { rejectValue: ApiErrorData }>(
    type,
    async (argument, { rejectWithValue }) => {
      try {
        return await call(argument);
      } catch (error) {
        return rejectWithValue(toErrorData(error));
      }
    },
  );
}
