import assert from 'node:assert/strict';
import { resourceIn } from '../../../../src/core/provider/profile/azureResource.ts';

describe('the name of an Azure resource', () => {
  it('is found in the endpoint that the portal shows', () => {
    for (const text of [
      'my-resource',
      'https://my-resource.services.ai.azure.com/mai/v1',
      'https://My-Resource.openai.azure.com/openai/deployments/x/chat/completions?api-version=1',
      'https://my-resource.cognitiveservices.azure.com/',
    ]) {
      assert.equal(resourceIn(text).toLowerCase(), 'my-resource');
    }
  });

  it('is not read from another kind of address', () => {
    for (const text of ['https://azure.com.example/v1', 'https://proxy.example/v1', 'http://127.0.0.1:80']) {
      assert.equal(resourceIn(text), text);
    }
  });
});
