package werkbank.search.sampler;

class AutoSamplerTest extends SamplerContract {
    @Override
    protected SamplerProvider sampler() {
        return new AutoSampler();
    }
}
