// One server for all: node runs every test file in a process of its own, so the parts are modules of this file.
import { after } from 'node:test';

import { muster } from './context.js';
import './configurations.js';
import './connections.js';
import './devices.js';
import './errors.js';
import './operations.js';
import './play_emm.js';
import './sign_in.js';

after(() => muster.stop());
