// Somebody's React app, with the package as npm has it.
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'outpocket/react';
import 'outpocket/frame';
import { createEngine, type EstimateRequest } from 'outpocket/engine';
import type { OutpocketEstimator, Plan, ResultDetail } from 'outpocket/react';

const plan = (id: string, amount: number): Plan => ({
  id,
  name: `The ${id} plan`,
  type: 'HMO',
  year: 2026,
  premium: { period: 'month', amount: { individual: String(amount), family: String(3 * amount) } },
  benefits: { other: '20%' },
});
const plans = [plan('dear', 900), plan('cheap', 300)];

function App() {
  const [result, setResult] = useState<ResultDetail>();
  const estimator = useRef<OutpocketEstimator>(null);
  const [least, setLeast] = useState('');
  const estimate = async () => {
    const engine = createEngine();
    const request: EstimateRequest = {
      year: 2026,
      members: [{ id: 'me', relationship: 'self', age: 40 }],
      care: [],
      plans,
    };
    const { ranking } = await engine.estimate(request);
    const { dominated } = await engine.compare(request);
    engine.end();
    setLeast(`${ranking[0]}; never ${dominated.map((one) => one.plan).join()}`);
  };
  return (
    <>
      <output id="heard">{result?.plans.map(({ id, total }) => `${id} ${total}`).join(', ')}</output>
      <button onClick={() => void estimate()}>Which costs least?</button>
      <output id="least">{least}</output>
      <outpocket-estimator
        lang="es"
        loading="eager"
        plans={plans}
        onresult={(event) => setResult(event.detail)}
        ref={estimator}
      />
    </>
  );
}

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
