package werkbank.search.sampler;

class RandomSamplerTest extends SamplerContract {
    @Override
    protected SamplerProvider sampler() {
        return new RandomSampler();
    }
}
